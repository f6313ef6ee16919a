/** Tasks: numbered in their project, nested without cycles. */
package dev.devmentor.project.task;
