/** S3 on a folder. */
package dev.devmentor.localstack.s3;
