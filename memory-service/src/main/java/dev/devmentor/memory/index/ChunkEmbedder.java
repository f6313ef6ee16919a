package dev.devmentor.memory.index;

import dev.devmentor.memory.embedding.DenseVector;
import dev.devmentor.memory.embedding.Embedder;
import dev.devmentor.memory.keyword.Bm25;
import dev.devmentor.memory.vector.ChunkPoint;
import dev.devmentor.memory.vector.VectorStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes points of chunks: the vector of their meaning and that of their words. */
@ApplicationScoped
class ChunkEmbedder {

  private final Embedder embedder;
  private final Bm25 words;
  private final VectorStore vectors;

  ChunkEmbedder(Embedder embedder, Bm25 words, VectorStore vectors) {
    this.embedder = embedder;
    this.words = words;
    this.vectors = vectors;
  }

  Uni<EmbeddedSlice> embed(IndexedDocument document, Slice slice) {
    List<String> texts =
        slice.chunks().stream().map(chunk -> document.inContext(chunk.content())).toList();
    return embedder.passages(texts).map(meanings -> join(document, slice, texts, meanings));
  }

  private EmbeddedSlice join(
      IndexedDocument document, Slice slice, List<String> texts, List<DenseVector> meanings) {
    List<ChunkPoint> points = new ArrayList<>();
    List<Embedding> embeddings = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      DueChunk chunk = slice.chunks().get(i);
      String text = texts.get(i);
      points.add(
          new ChunkPoint(chunk.id(), meanings.get(i), words.passage(text), document.labels()));
      embeddings.add(embedding(document, chunk, text));
    }
    return new EmbeddedSlice(points, embeddings, slice.last());
  }

  private Embedding embedding(IndexedDocument document, DueChunk chunk, String text) {
    return new Embedding(
        chunk.id(),
        document.labels().userId(),
        document.labels().documentId(),
        embedder.model(),
        embedder.dimensions(),
        vectors.collection(),
        sha256(text));
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
