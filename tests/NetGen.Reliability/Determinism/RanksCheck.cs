using NetGen.Reliability.Resuming;
using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Determinism;

/// <summary>
/// With shards, 1, 2 and 4 ranks give the same bits. Without shards, the same number of ranks gives the same bits again. A training that is cancelled on any
/// rank ends on all after the same step, and is resumed by as many ranks or others.
/// </summary>
internal sealed class RanksCheck : Check
{
    private string _folder = "";
    private int _cancelled;

    public override string Name => "determinism/ranks";

    public override long Small => 60;

    public override long Large => 2000;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        var recipe = new TrainingRecipe(one.Chance, one.Number);
        string folder = Path.Combine(_folder, one.Number.ToString(CultureInfo.InvariantCulture));
        int shards = one.Number % 2 == 0 ? 4 : 0, ranks = one.Chance.Of([2, 4]), others = shards == 0 ? ranks : one.Chance.Of([1, 2, 4]);
        string text = string.Create(CultureInfo.InvariantCulture, $"{recipe}, in place of this {shards} shards, {ranks} ranks, then {others}");
        try
        {
            TrainingOutcome expected = RankedTraining.Run(ranks, recipe, _ => Options("undisturbed", checkpoints: false));
            expected.RequireSame(RankedTraining.Run(others, recipe, _ => Options("again", checkpoints: false)), "The other ranks");

            using var cancellation = new CancellationTokenSource();
            int canceller = one.Chance.Below(ranks), step = one.Chance.Below(recipe.Steps);
            TrainingOutcome cancelled = RankedTraining.Run(
                ranks, recipe, rank => Cancelled(rank == canceller), rank => rank == canceller ? cancellation.Token : default);
            if (cancelled.End == nameof(StopReason.Cancelled))
            {
                Interlocked.Increment(ref _cancelled);
                expected.RequireSame(RankedTraining.Run(others, recipe, _ => Options("cancelled", checkpoints: true)), "The resumed training");
            }

            FitOptions Cancelled(bool cancels)
            {
                FitOptions options = Options("cancelled", checkpoints: true);
                return options with
                {
                    Callbacks = [.. options.Callbacks, new LambdaCallback(onBatchEnd: training =>
                    {
                        if (cancels && training.Step > step)
                        {
                            cancellation.Cancel();
                        }
                    })],
                };
            }
        }
        catch (Exception error)
        {
            throw new BrokenPromiseException($"{(error is BrokenPromiseException ? error.Message : error)}{Environment.NewLine}{text}");
        }

        Directory.Delete(folder, recursive: true);

        FitOptions Options(string name, bool checkpoints)
        {
            string own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            FitOptions options = recipe.Options(own, threads: 1);
            Callback[] checkpoint = checkpoints ? [new Checkpoint(Path.Combine(own, "training.ckpt")) { Resume = true }] : [];
            return options with
            {
                GradientShards = shards, NormalizeOver = shards > 0 ? NormalizedRows.OfPart : options.NormalizeOver,
                Callbacks = [.. options.Callbacks, .. checkpoint],
            };
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(tried < 20 || _cancelled * 3 >= tried,
            () => $"Expected a third of {tried} trainings to be cancelled and resumed, but found {_cancelled}.");
        return string.Create(CultureInfo.InvariantCulture, $"{_cancelled} cancelled on one rank and resumed");
    }
}
