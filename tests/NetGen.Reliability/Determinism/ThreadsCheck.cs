using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Determinism;

/// <summary>A training has the same bits for 1, 2, 3, 4 and 8 threads, from arrays and from files, at every width of vectors.</summary>
internal sealed class ThreadsCheck : Check
{
    private static readonly int[] s_threads = [2, 3, 4, 8, 1];

    private string _folder = "";
    private int _shared;

    public override string Name => "determinism/threads";

    public override long Small => 30;

    public override long Large => 1000;

    /// <summary>The width of vectors is that of the process.</summary>
    public override bool RunsSideBySide => false;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        int before = VectorWidth.Lanes;
        int[] widths = [.. new[] { 512, 256, 128 }.DistinctBy(VectorWidth.Choose)];
        int bits = Covering.Of("width", widths, one.Number);
        var recipe = new TrainingRecipe(one.Chance, one.Number, mostRows: 700, mostBatch: 700);
        _shared += WorkerCount.For(recipe.Class.Info, recipe.BatchSize, 8) > 1 ? 1 : 0;
        string file = Path.Combine(_folder, "training.rows");
        if (!recipe.HasRowWeights)
        {
            RowFile.Write(file, recipe.Data);
        }

        using RowFile? rows = recipe.HasRowWeights ? null : RowFile.Open(file);
        try
        {
            VectorWidth.Force(bits);
            TrainingOutcome expected = Train(recipe, recipe.Data, 1);
            foreach (int threads in s_threads)
            {
                IRowSource source = rows is not null && one.Chance.Happens(0.3) ? rows : recipe.Data;
                expected.RequireSame(Train(recipe, source, threads), string.Create(CultureInfo.InvariantCulture, $"{threads} threads"));
            }
        }
        catch (Exception error)
        {
            throw new BrokenPromiseException($"{(error is BrokenPromiseException ? error.Message : error)}{Environment.NewLine}{recipe}, {bits} bits");
        }
        finally
        {
            VectorWidth.Force(before * sizeof(float) * 8);
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(
            _shared * 3 >= tried, () => $"Expected a third of the trainings to be shared by threads, but found {_shared} of {tried}.");
        return string.Create(CultureInfo.InvariantCulture, $"threads share the steps of {_shared}");
    }

    private TrainingOutcome Train(TrainingRecipe recipe, IRowSource rows, int threads)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "run")).FullName;
        TrainingOutcome outcome = TrainingOutcome.Of(recipe.Start(), rows, recipe.Options(folder, threads));
        Directory.Delete(folder, recursive: true);
        return outcome;
    }
}
