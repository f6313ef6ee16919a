package dev.devmentor.localstack.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder: s3proxy with signature version 4, on the loopback interface. */
public final class S3Server implements AutoCloseable {

  private final S3Proxy proxy;

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /**
   * Starts a server that has the bucket.
   *
   * @param data where objects are kept; made if it is not there
   * @param port 0 for a free one
   */
  public static S3Server start(Path data, int port, S3Credentials credentials, String bucket)
      throws IOException {
    Files.createDirectories(data);
    BlobStore store = new FilesystemNio2BlobStore(data.toString());
    if (!store.containerExists(bucket)) {
      store.createContainer(bucket);
    }
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(
                AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
            // What clients send beside the headers of S3, trace contexts for example, is no fault.
            .ignoreUnknownHeaders(true)
            .build();
    try {
      proxy.start();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException("S3 does not start on port " + port, failed);
    }
    return new S3Server(proxy);
  }

  /** The port it listens on. */
  public int port() {
    return proxy.getPort();
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("S3 does not stop", failed);
    }
  }
}
