package dev.devmentor.memory.embedding;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Turns text into vectors whose angle tells how close the meanings are. Vectors have length 1 and
 * compare with those of the same model only, so the model's name is stored beside each.
 */
public interface Embedder {

  /** The name under which vectors of this model are recorded. */
  String model();

  /** How many components a vector has. */
  int dimensions();

  /** Vectors of texts that are to be found, in the order of the texts. */
  Uni<List<DenseVector>> passages(List<String> texts);

  /** The vector of what somebody looks for. */
  Uni<DenseVector> query(String text);
}
