package dev.devmentor.localstack.qdrant;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** A point as a Lucene document. */
final class PointDocuments {

  static final String ID = "id";
  static final String POINT = "point";

  private PointDocuments() {}

  /** Values of a dense vector, as doc values. */
  static String dense(String name) {
    return "v:" + name;
  }

  /** Values of a sparse vector, as doc values. */
  static String sparse(String name) {
    return "s:" + name;
  }

  /** Dimensions of a sparse vector, as terms: the inverted index. */
  static String dimensions(String name) {
    return "t:" + name;
  }

  static Term idTerm(PointKey key) {
    return new Term(ID, key.text());
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

  private static void addSparse(String name, SparseValues values, Document document) {
    document.add(new BinaryDocValuesField(sparse(name), values.bytes()));
    for (int index : values.indices()) {
      String dimension = Integer.toUnsignedString(index);
      document.add(new StringField(dimensions(name), dimension, Field.Store.NO));
    }
  }
}
