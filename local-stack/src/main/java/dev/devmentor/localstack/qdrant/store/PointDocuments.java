package dev.devmentor.localstack.qdrant.store;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** A point as a Lucene document. */
public final class PointDocuments {

  /** The key, as term and to sort by. */
  public static final String ID = "id";

  /** The point as a whole. */
  static final String POINT = "point";

  private PointDocuments() {}

  /** Values of a dense vector, as doc values. */
  public static String dense(String name) {
    return "v:" + name;
  }

  /** Values of a sparse vector, as doc values. */
  public static String sparse(String name) {
    return "s:" + name;
  }

  /** Dimensions of a sparse vector, as terms: the inverted index. */
  public static String dimensions(String name) {
    return "t:" + name;
  }

  /** A dimension as a term. */
  public static BytesRef dimension(int index) {
    return new BytesRef(Integer.toUnsignedString(index));
  }

  static Document of(StoredPoint point) {
    Document document = new Document();
    document.add(new StringField(ID, point.key().text(), Field.Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(point.key().text())));
    document.add(new StoredField(POINT, point.bytes()));
    PayloadFields.add(point.payload(), document);
    point
        .dense()
        .forEach(
            (name, values) ->
                document.add(new BinaryDocValuesField(dense(name), Metric.bytes(values))));
    point.sparse().forEach((name, values) -> addSparse(name, values, document));
    return document;
  }

  /** A vector without dimensions is kept, but finds nothing and is not counted. */
  private static void addSparse(String name, SparseValues values, Document document) {
    if (values.isEmpty()) {
      return;
    }
    document.add(new BinaryDocValuesField(sparse(name), values.bytes()));
    for (int index : values.indices()) {
      document.add(new StringField(dimensions(name), dimension(index), Field.Store.NO));
    }
  }
}
