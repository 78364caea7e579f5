using System.Collections.Immutable;

namespace NetGen;

public sealed partial class CsvSchema
{
    /// <summary>The columns that a row may have: all, all without targets, or only the features.</summary>
    private readonly ImmutableArray<ImmutableArray<CsvColumn>> _rowForms;

    /// <summary>The possible numbers of cells of a row, as a text.</summary>
    internal string RowForms => $"{_rowForms[0].Length} cells ({VisibleText.List(_rowForms[0].Select(static column => column.Name))})"
        + string.Concat(_rowForms.Skip(1).Select(static form => $", or {form.Length} ({VisibleText.List(form.Select(static column => column.Name))})"));

    /// <summary>Encodes one row for a network.</summary>
    /// <param name="cells">
    /// The texts of one row in the order of the file that the schema was fitted to: those of all columns, of all except the targets, or of the features only.
    /// Spaces around a text are ignored. Null means an empty cell.
    /// </param>
    /// <param name="features">
    /// Receives <see cref="FeatureCount"/> values, as a network's <c>Predict</c> expects them. After an exception it holds some of them.
    /// </param>
    /// <exception cref="ArgumentException">There are not as many cells as columns, or <paramref name="features"/> has another length.</exception>
    /// <exception cref="NetGenFormatException">
    /// A cell does not hold what its column does; the message names the column, what was expected and what was found.
    /// </exception>
    /// <remarks>Allocates nothing. Missing cells and unknown categories are treated as in the file: filled, zero, or an error.</remarks>
    public void Encode(ReadOnlySpan<string> cells, Span<float> features)
    {
        RequireFeatures(features);
        ImmutableArray<CsvColumn> columns = ColumnsOfRow(cells.Length)
            ?? throw new ArgumentException($"Expected {RowForms}, but found {cells.Length}.", nameof(cells));
        int next = 0, start = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Role is CsvColumnRole.Number or CsvColumnRole.Category)
            {
                ColumnEncoder encoder = _features[next++];
                Encode(encoder, cells[i], i, features.Slice(start, encoder.Width));
                start += encoder.Width;
            }
        }
    }

    /// <summary>Encodes one row of a table to train on: features and targets.</summary>
    /// <param name="cells">The texts of all columns, in the order of the file that the schema was fitted to. A null counts as an empty cell.</param>
    /// <param name="features">Receives <see cref="FeatureCount"/> values. After an exception it holds some of them.</param>
    /// <param name="targets">Receives <see cref="TargetCount"/> values. After an exception it holds some of them.</param>
    /// <exception cref="ArgumentException">There are not as many cells as columns, or a span has another length.</exception>
    /// <exception cref="NetGenFormatException">A cell does not hold what its column does; the message names the column, what was expected and what was
    /// found.</exception>
    /// <remarks>Allocates nothing. Missing cells and unknown categories are treated as in the file: filled, zero, or an error.</remarks>
    public void Encode(ReadOnlySpan<string> cells, Span<float> features, Span<float> targets)
    {
        if (cells.Length != Columns.Length || targets.Length != TargetCount)
        {
            throw new ArgumentException(
                $"Expected {Columns.Length} cells and room for {TargetCount} targets, but found {cells.Length} and {targets.Length}.", nameof(cells));
        }

        Encode(cells, features);
        int start = 0;
        foreach (ColumnEncoder encoder in _targets)
        {
            int position = encoder.Column.Position;
            Encode(encoder, cells[position], position, targets.Slice(start, encoder.Width));
            start += encoder.Width;
        }
    }

    /// <summary>Encodes one row for a network, by the names of its columns.</summary>
    /// <param name="cells">The text of each feature. Texts of other columns are allowed and are not read.</param>
    /// <param name="features">
    /// Receives <see cref="FeatureCount"/> values, as a network's <c>Predict</c> expects them. After an exception it holds some of them.
    /// </param>
    /// <exception cref="ArgumentException">A feature is not among the cells, or <paramref name="features"/> has another length.</exception>
    /// <exception cref="NetGenFormatException">
    /// A cell does not hold what its column does; the message names the column, what was expected and what was found.
    /// </exception>
    public void Encode(IReadOnlyDictionary<string, string> cells, Span<float> features)
    {
        ArgumentNullException.ThrowIfNull(cells);
        RequireFeatures(features);
        int start = 0;
        foreach (ColumnEncoder encoder in _features)
        {
            string cell = cells.TryGetValue(encoder.Column.Name, out string? found)
                ? found
                : throw new ArgumentException(
                    $"Expected a cell for the column '{encoder.Column.Name}', but found those of {VisibleText.List(cells.Keys)}.", nameof(cells));
            Encode(encoder, cell, encoder.Column.Position, features.Slice(start, encoder.Width));
            start += encoder.Width;
        }
    }

    /// <summary>Encodes one row into an array of its own; see <see cref="Encode(ReadOnlySpan{string}, Span{float})"/>.</summary>
    /// <param name="cells">The texts of all columns, of all except the targets, or of the features only.</param>
    /// <returns><see cref="FeatureCount"/> values.</returns>
    /// <exception cref="ArgumentException">There are not as many cells as columns.</exception>
    /// <exception cref="NetGenFormatException">A cell does not hold what its column does.</exception>
    public float[] Encode(ReadOnlySpan<string> cells)
    {
        float[] features = new float[FeatureCount];
        Encode(cells, features);
        return features;
    }

    /// <summary>The label of a class, as in the file. If several texts mean the class, they are joined with <c>|</c>.</summary>
    /// <param name="class">The class from 0, as a network's <c>Classify</c> gives it.</param>
    /// <param name="target">The target column from 0, in the order of <see cref="CsvOptions.Targets"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or target.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    public string LabelOf(int @class, int target = 0)
    {
        ImmutableArray<string> classes = ClassesOf(target);
        return (uint)@class < (uint)classes.Length
            ? classes[@class]
            : throw new ArgumentOutOfRangeException(nameof(@class), @class, $"Expected a class from 0 to {classes.Length - 1}, but found {@class}.");
    }

    /// <summary>
    /// The label of the class that a network predicts. For a softmax, it is the class with the largest output. For a sigmoid, it is the second class if the
    /// output is at least 0.5.
    /// </summary>
    /// <param name="outputs">The outputs of one row, <see cref="TargetCount"/> values.</param>
    /// <param name="target">The target column from 0, in the order of <see cref="CsvOptions.Targets"/>.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as targets, or one is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InvalidOperationException">The targets are numbers, not classes.</exception>
    public string LabelOf(ReadOnlySpan<float> outputs, int target = 0)
    {
        ImmutableArray<string> classes = ClassesOf(target);
        if (outputs.Length != TargetCount)
        {
            throw new ArgumentException($"Expected {TargetCount} outputs, but found {outputs.Length}.", nameof(outputs));
        }

        foreach (float output in outputs)
        {
            if (float.IsNaN(output))
            {
                throw new ArgumentException("Expected outputs that are numbers, but found NaN.", nameof(outputs));
            }
        }

        bool isBinary = Options.Task == CsvTask.BinaryClassification;
        return classes[isBinary ? (outputs[target] >= Classification.Threshold(Activation.Sigmoid) ? 1 : 0) : Classification.ArgMax(outputs)];
    }

    /// <summary>The columns of a row with this number of cells; null if there is no such row.</summary>
    internal ImmutableArray<CsvColumn>? ColumnsOfRow(int cells)
    {
        foreach (ImmutableArray<CsvColumn> form in _rowForms)
        {
            if (form.Length == cells)
            {
                return form;
            }
        }

        return null;
    }

    private ImmutableArray<ImmutableArray<CsvColumn>> FormsOfRows()
    {
        ImmutableArray<CsvColumn> noTargets = [.. Columns.Where(static column => column.Role != CsvColumnRole.Target)];
        ImmutableArray<CsvColumn> features = [.. noTargets.Where(static column => column.Role != CsvColumnRole.Ignored)];
        return features.Length < noTargets.Length ? [Columns, noTargets, features] : [Columns, features];
    }

    private void Encode(ColumnEncoder encoder, ReadOnlySpan<char> cell, int position, Span<float> destination)
    {
        cell = cell.Trim([' ', '\t']);
        destination.Clear();
        if (encoder.Write(cell, destination) is { } problem)
        {
            throw problem.At(CsvLayout.PlaceOf(position, encoder.Column.Name), cell, _format.IsMissing(cell));
        }
    }

    private void RequireFeatures(Span<float> features)
    {
        if (features.Length != FeatureCount)
        {
            throw new ArgumentException($"Expected room for {FeatureCount} features, but found {features.Length}.", nameof(features));
        }
    }

    private ImmutableArray<string> ClassesOf(int target)
    {
        if (Options.Task == CsvTask.Regression)
        {
            throw new InvalidOperationException("Expected a target of classes, but found numbers: a prediction of regression is its own result.");
        }

        return (uint)target < (uint)_targets.Length
            ? _targets[target].Column.Categories
            : throw new ArgumentOutOfRangeException(nameof(target), target, $"Expected a target from 0 to {_targets.Length - 1}, but found {target}.");
    }
}
