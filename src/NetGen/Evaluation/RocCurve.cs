namespace NetGen;

/// <summary>How well scores separate positives from negatives, over all thresholds.</summary>
internal static class RocCurve
{
    /// <summary>
    /// The area under the curve: the share of pairs of a positive and a negative in which the positive has the larger score. A tie counts half.
    /// </summary>
    /// <param name="scores">One score for each sample. They are sorted in place.</param>
    /// <param name="isPositive">Whether each sample is positive. They are reordered with the scores.</param>
    /// <returns>From 0 to 1; NaN if there are no pairs or a score is NaN.</returns>
    public static double Area(float[] scores, bool[] isPositive)
    {
        Array.Sort(scores, isPositive);
        if (scores is [float.NaN, ..])
        {
            // NaN is sorted to the front. It has no rank among the other scores.
            return double.NaN;
        }

        double won = 0;
        long positives = 0, negatives = 0;
        for (int next = 0; next < scores.Length;)
        {
            float score = scores[next];
            long tiedPositives = 0, tiedNegatives = 0;
            for (; next < scores.Length && scores[next] == score; next++)
            {
                tiedPositives += isPositive[next] ? 1 : 0;
                tiedNegatives += isPositive[next] ? 0 : 1;
            }

            won += tiedPositives * (negatives + (tiedNegatives / 2.0));
            positives += tiedPositives;
            negatives += tiedNegatives;
        }

        return won / ((double)positives * negatives);
    }
}
