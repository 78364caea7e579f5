using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>What fills the padding around a value. The names are those of the runtime's <c>AxisFilling</c>.</summary>
internal enum PadMode
{
    Constant,
    Reflect,
    Edge,
}

/// <summary>How the places of a padded value follow from those of the value.</summary>
/// <param name="Input">Shape of the value.</param>
/// <param name="Output">Its shape with padding.</param>
/// <param name="Before">For each axis, how many places are added before the first.</param>
/// <param name="Mode">What fills the added places.</param>
internal sealed record PaddedShape(Shape Input, Shape Output, EquatableArray<int> Before, PadMode Mode)
{
    /// <summary>The last axes, along which nothing is added. Their values are moved together.</summary>
    private int Whole => Enumerable.Range(1, Input.Dimensions.Count).TakeWhile(last => !IsPadded(Input.Dimensions.Count - last)).Count();

    /// <summary>Values that are moved together.</summary>
    public int Block => Input.Dimensions.Skip(Input.Dimensions.Count - Whole).Aggregate(1, static (product, size) => product * size);

    /// <summary>Size, places before it and padded size of each axis, as C#.</summary>
    public string Table =>
        $"[{string.Join(", ", Enumerable.Range(0, Input.Dimensions.Count - Whole).SelectMany(axis => new[] { Input[axis], Before[axis], Output[axis] }))}]";

    /// <summary>The place of the source of the current value, as C#.</summary>
    public IReadOnlyList<string> Source => [.. Enumerable.Range(0, Input.Dimensions.Count).Select(SourceOf)];

    /// <summary>The condition that there is a source, as C#; empty if there always is.</summary>
    public string HasSource => Mode != PadMode.Constant ? "" : string.Join(" && ", Enumerable.Range(0, Input.Dimensions.Count).Where(IsPadded).Select(axis =>
        $"{Place(axis)} >= {Before[axis]} && {Place(axis)} < {Before[axis] + Input[axis]}"));

    private bool IsPadded(int axis) => Before[axis] != 0 || Input[axis] != Output[axis];

    private string SourceOf(int axis)
    {
        string place = Before[axis] == 0 ? Place(axis) : $"({Place(axis)} - {Before[axis]})".Replace("- -", "+ ");
        int last = Input[axis] - 1;
        return !IsPadded(axis) || Mode == PadMode.Constant ? place
            : Mode == PadMode.Edge ? $"Sys::Math.Min(Sys::Math.Max({place}, 0), {last})"
            : $"({last} - Sys::Math.Abs({last} - Sys::Math.Abs({place})))";
    }

    /// <summary>An axis of one value has no loop.</summary>
    private string Place(int axis) => Output[axis] == 1 ? "0" : AxisLoops.Index(axis);
}
