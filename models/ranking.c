/* One pass over places where one of several words of one sound stands, by Adagrad. */
#include <math.h>
#include <stdint.h>

static inline uint32_t row(uint32_t seen, uint32_t name, int bits) {
    uint32_t mixed = (seen ^ (name * 0x27D4EB2Fu)) * 0x165667B1u;
    mixed ^= mixed >> 15;
    mixed *= 0x9E3779B1u;
    return seen ? mixed >> (32 - bits) : 0;
}

/* seen: examples x features; the words of example n are names[first[n] .. first[n] + count[n]),
   base their scores before anything is seen, label which of them stands there. */
double learn(float *weights, float *past, int bits, const uint32_t *seen, int features,
             const uint32_t *names, const float *base, const int32_t *first, const int32_t *count,
             const int32_t *label, const int64_t *order, int64_t examples, float rate) {
    double loss = 0;
    float score[16];
    uint32_t rows[16][64];
    for (int64_t k = 0; k < examples; k++) {
        int64_t n = order[k];
        const uint32_t *context = seen + n * features;
        float most = -1e9f, total = 0;
        for (int c = 0; c < count[n]; c++) {
            float sum = base[first[n] + c];
            for (int f = 0; f < features; f++) {
                uint32_t at = rows[c][f] = row(context[f], names[first[n] + c], bits);
                sum += at ? weights[at] : 0;
            }
            score[c] = sum;
            if (sum > most) most = sum;
        }
        for (int c = 0; c < count[n]; c++) total += score[c] = expf(score[c] - most);
        loss -= logf(score[label[n]] / total + 1e-9f);
        if (rate == 0) continue;
        for (int c = 0; c < count[n]; c++) {
            float error = score[c] / total - (c == label[n]);
            if (fabsf(error) < 1e-3f) continue;
            for (int f = 0; f < features; f++) {
                uint32_t at = rows[c][f];
                if (!at) continue;
                past[at] += error * error;
                weights[at] -= rate * error / sqrtf(past[at]);
            }
        }
    }
    return loss;
}
