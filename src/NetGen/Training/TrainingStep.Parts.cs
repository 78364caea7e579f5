namespace NetGen;

/// <content>A step on a mini-batch that is divided among ranks or into shards.</content>
internal sealed partial class TrainingStep<T>
{
    private bool RunInParts(DividedGradient gradient, ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        gradient.Begin(rows.Length);
        Prepare();
        for (int part = 0; part < gradient.Division.Count; part++)
        {
            gradient.Open(part);
            ReadOnlySpan<int> own = gradient.RowsOf(part, rows);
            ReadOnlySpan<int> after = part + 1 < gradient.Division.Count ? gradient.RowsOf(part + 1, rows) : gradient.RowsOf(0, next);
            (double loss, long correct) = RunPart(gradient, own, after);
            gradient.Close(part, loss, correct);
        }

        (double lossOfAll, long correctOfAll) = gradient.SumLosses();
        if (!double.IsFinite(lossOfAll))
        {
            return false;
        }

        gradient.Sum();
        Finish(rows.Length, lossOfAll, correctOfAll);
        return true;
    }

    private (double Loss, long Correct) RunPart(DividedGradient gradient, ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        if (rows.IsEmpty && !gradient.MeasuresTogether)
        {
            gradient.Clear();
            return (0, 0);
        }

        _samples.Begin(rows, next);
        _team.Run(_propagate);
        if (rows.IsEmpty)
        {
            // The part has no rows. It has taken part in the statistics over all rows, and has no gradient.
            gradient.Clear();
            return (0, 0);
        }

        double loss = SumLosses(rows.Length);
        _team.Run(_gradients);
        return (loss, CountCorrect());
    }
}
