using System.Collections.Immutable;

namespace NetGen;

/// <summary>One choice of all settings of a search. <c>rate[trial]</c> is its value on the axis <c>rate</c>.</summary>
public sealed class Trial
{
    private readonly IReadOnlyList<Axis> _axes;

    internal Trial(int number, IReadOnlyList<Axis> axes, ImmutableArray<double> positions)
    {
        Number = number;
        Positions = positions;
        _axes = axes;
    }

    /// <summary>The number of the trial, from 1 over all rounds of a search.</summary>
    public int Number { get; }

    /// <summary>The settings in words, as in <c>learning rate 0.0123, L2 1E-05, network WideNet</c>.</summary>
    public string Settings => string.Join(", ", _axes.Select((axis, index) => $"{axis.Name} {TextOf(index)}"));

    /// <summary>The positions of the settings on their axes, from 0 to 1.</summary>
    internal ImmutableArray<double> Positions { get; }

    /// <summary>Number and settings.</summary>
    public override string ToString() => $"trial {Number}: {Settings}";

    /// <summary>The value on an axis as a text.</summary>
    internal string TextOf(int axis) => _axes[axis].Scale.TextAt(Positions[axis]);

    /// <summary>The position of the trial on an axis.</summary>
    /// <exception cref="ArgumentException">The search of the trial has no such axis.</exception>
    internal double PositionOn(Axis axis)
    {
        for (int index = 0; index < _axes.Count; index++)
        {
            if (ReferenceEquals(_axes[index], axis))
            {
                return Positions[index];
            }
        }

        throw new ArgumentException($"Expected a trial of a search over '{axis.Name}', but found one over "
            + $"{string.Join(", ", _axes.Select(static known => $"'{known.Name}'"))}: add the axis to Axes.", nameof(axis));
    }
}
