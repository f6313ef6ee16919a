package dev.devmentor.project.testing;

import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A look into the bucket. */
public final class Bucket {

  private Bucket() {}

  /** The keys of the objects of a project. */
  public static List<String> objectsOf(String projectId) {
    Config config = ConfigProvider.getConfig();
    MinioAsyncClient minio =
        MinioAsyncClient.builder()
            .endpoint(config.getValue("devmentor.storage.url", String.class))
            .region("us-east-1")
            .credentials(
                config.getValue("devmentor.storage.access-key", String.class),
                config.getValue("devmentor.storage.secret-key", String.class))
            .build();
    List<String> keys = new ArrayList<>();
    try {
      for (Result<Item> item :
          minio.listObjects(
              ListObjectsArgs.builder()
                  .bucket(config.getValue("devmentor.storage.bucket", String.class))
                  .prefix("projects/" + projectId)
                  .recursive(true)
                  .build())) {
        keys.add(item.get().objectName());
      }
    } catch (MinioException e) {
      throw new IllegalStateException(e);
    }
    return keys;
  }
}
