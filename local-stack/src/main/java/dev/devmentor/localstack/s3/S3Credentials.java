package dev.devmentor.localstack.s3;

/** Who may use the bucket. */
public record S3Credentials(String accessKey, String secretKey) {

  @Override
  public String toString() {
    return "S3Credentials[" + accessKey + "]";
  }
}
