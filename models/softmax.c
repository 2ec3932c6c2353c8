/* One pass of logistic regression over hashed features by Adagrad, an example at a time. */
#include <math.h>
#include <stdint.h>

/* weights and seen: rows x classes; places: examples x features, rows of the table.
   Returns the sum of the losses. With rate 0 nothing is learnt. */
double learn(float *weights, float *seen, int classes, const int32_t *places, const uint8_t *labels,
            const int64_t *order, int64_t examples, int features, float rate) {
    double loss = 0;
    float score[64];
    for (int64_t n = 0; n < examples; n++) {
        const int32_t *row = places + order[n] * features;
        if (n + 4 < examples) {
            const int32_t *ahead = places + order[n + 4] * features;
            for (int f = 0; f < features; f++) {
                __builtin_prefetch(weights + (int64_t)ahead[f] * classes);
                __builtin_prefetch(weights + (int64_t)ahead[f] * classes + 16);
            }
        }
        int label = labels[order[n]];
        for (int c = 0; c < classes; c++) score[c] = 0;
        for (int f = 0; f < features; f++) {
            const float *w = weights + (int64_t)row[f] * classes;
            for (int c = 0; c < classes; c++) score[c] += w[c];
        }
        float most = score[0], total = 0;
        for (int c = 1; c < classes; c++) most = score[c] > most ? score[c] : most;
        for (int c = 0; c < classes; c++) total += score[c] = expf(score[c] - most);
        loss -= logf(score[label] / total + 1e-9f);
        if (rate == 0) continue;
        float square = 0;
        for (int c = 0; c < classes; c++) {
            score[c] = score[c] / total - (c == label);
            square += score[c] * score[c];
        }
        if (square < 1e-6f) continue;
        for (int f = 0; f < features; f++) {
            float *w = weights + (int64_t)row[f] * classes;
            float *s = seen + row[f];
            *s += square;
            float step = rate / sqrtf(*s);
            for (int c = 0; c < classes; c++) w[c] -= step * score[c];
        }
    }
    return loss;
}
