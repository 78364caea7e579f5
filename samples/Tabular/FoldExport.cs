using System.Globalization;
using NetGen;

namespace Tabular;

/// <summary>Writes which rows validate in which fold, and what each fold gave, so that another program can be measured on the same folds.</summary>
internal sealed class FoldExport : IDisposable
{
    private readonly StreamWriter _folds;
    private readonly StreamWriter _scores;

    /// <summary>Opens the two files.</summary>
    /// <param name="folder">Made if it is not there.</param>
    public FoldExport(string folder)
    {
        Directory.CreateDirectory(folder);
        _folds = new StreamWriter(Path.Combine(folder, "folds.csv"));
        _scores = new StreamWriter(Path.Combine(folder, "scores.csv"));
        _folds.WriteLine("table,fold,row");
        _scores.WriteLine("table,fold,score,sizes,activation,epochs,batch,learning_rate,l2");
    }

    /// <summary>Writes one table: its rows are numbered from 0, in the order of the file.</summary>
    public void Add(TableTask task, IReadOnlyList<Fold> folds, CrossValidation result)
    {
        FitOptions training = task.Training;
        foreach ((int number, Fold fold) in folds.Index())
        {
            double score = task.IsClassification ? result.Folds[number].Accuracy : result.Folds[number].Rmse;
            _scores.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{task.File},{number},{score:R},{task.Sizes},{task.Activation},"
                + $"{training.Epochs},{training.BatchSize},{training.Optimizer.LearningRate},{training.L2}"));
            foreach (int row in fold.ValidationRows)
            {
                _folds.WriteLine($"{task.File},{number},{row}");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folds.Dispose();
        _scores.Dispose();
    }
}
