/** Mail to users: rendered here, sent by SMTP or kept in a folder. */
package dev.devmentor.auth.mail;
