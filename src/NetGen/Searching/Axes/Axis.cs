namespace NetGen;

/// <summary>One setting that a search varies, with the values it may have.</summary>
/// <remarks>An axis is also the key for the value of a trial: <c>new FitOptions { Optimizer = new Adam(rate[trial]) }</c>.</remarks>
public abstract class Axis
{
    private protected Axis(string name, SearchPriority priority)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Enum.IsDefined(priority))
        {
            throw new ArgumentOutOfRangeException(
                nameof(priority), priority, $"Axis '{name}' expects a priority from {nameof(SearchPriority.First)} to {nameof(SearchPriority.Third)}.");
        }

        Name = name;
        Priority = priority;
    }

    /// <summary>The name in tables, plots and files. The axes of a search have different names.</summary>
    public string Name { get; }

    /// <summary>The round in which a <see cref="PrioritySearch"/> varies this axis.</summary>
    public SearchPriority Priority { get; }

    /// <summary>The scale that maps positions between 0 and 1 to values.</summary>
    internal abstract IAxisScale Scale { get; }

    /// <summary>Numbers on a linear scale: ranges of equal length are equally likely.</summary>
    /// <param name="name">The name.</param>
    /// <param name="from">The smallest.</param>
    /// <param name="to">The largest. All numbers in the range must be finite as <see langword="float"/>.</param>
    /// <param name="priority">The round in which a <see cref="PrioritySearch"/> varies this axis.</param>
    /// <exception cref="ArgumentException">The range is empty, inverted, or not finite.</exception>
    public static Axis<float> Linear(string name, double from, double to, SearchPriority priority = SearchPriority.Second) =>
        new(name, priority, new NumberScale(name, NumberSpacing.Linear, from, to));

    /// <summary>Positive numbers on a log scale: equal ratios are equally likely, so there are as many trials from 0.001 to 0.01 as from 0.01 to 0.1.</summary>
    /// <param name="name">The name.</param>
    /// <param name="from">The smallest; above 0.</param>
    /// <param name="to">The largest.</param>
    /// <param name="priority">The round in which a <see cref="PrioritySearch"/> varies this axis.</param>
    /// <exception cref="ArgumentException">The range is empty, inverted, not positive, or not finite.</exception>
    public static Axis<float> Log(string name, double from, double to, SearchPriority priority = SearchPriority.Second) =>
        new(name, priority, new NumberScale(name, NumberSpacing.Log, from, to));

    /// <summary>The learning rate, on a log scale. It has the first priority.</summary>
    /// <param name="from">The smallest; above 0.</param>
    /// <param name="to">The largest.</param>
    /// <exception cref="ArgumentException">The range is empty, inverted, not positive, or not finite.</exception>
    public static Axis<float> LearningRate(double from, double to) => Log("learning rate", from, to, SearchPriority.First);

    /// <summary>
    /// A decay factor β below 1, such as momentum, with 1 − β on a log scale: there are as many trials from 0.9 to 0.99 as from 0.99 to 0.999.
    /// </summary>
    /// <remarks>
    /// β averages over about 1 / (1 − β) values. So 0.9990 and 0.9995 differ by the same ratio as 0.90 and 0.95. Lectures recommend this scale.
    /// </remarks>
    /// <param name="from">The smallest; at least 0.</param>
    /// <param name="to">The largest; below 1.</param>
    /// <param name="name">The name.</param>
    /// <param name="priority">The round in which a <see cref="PrioritySearch"/> varies this axis.</param>
    /// <exception cref="ArgumentException">The range is empty, inverted, or not from 0 to below 1.</exception>
    public static Axis<float> Momentum(double from, double to, string name = "momentum", SearchPriority priority = SearchPriority.Second) =>
        new(name, priority, new NumberScale(name, NumberSpacing.LogOfRest, from, to));

    /// <summary>Whole numbers, all equally likely.</summary>
    /// <param name="name">The name.</param>
    /// <param name="from">The smallest.</param>
    /// <param name="to">The largest; it is included.</param>
    /// <param name="priority">The round in which a <see cref="PrioritySearch"/> varies this axis.</param>
    /// <exception cref="ArgumentException">The range is empty or inverted.</exception>
    public static Axis<int> Integer(string name, int from, int to, SearchPriority priority = SearchPriority.Second) =>
        new(name, priority, new IntegerScale(name, isLog: false, from, to));

    /// <summary>Positive whole numbers on a log scale: equal ratios are equally likely.</summary>
    /// <param name="name">The name.</param>
    /// <param name="from">The smallest; at least 1.</param>
    /// <param name="to">The largest; it is included.</param>
    /// <param name="priority">The round in which a <see cref="PrioritySearch"/> varies this axis.</param>
    /// <exception cref="ArgumentException">The range is empty, inverted, or not positive.</exception>
    public static Axis<int> LogInteger(string name, int from, int to, SearchPriority priority = SearchPriority.Second) =>
        new(name, priority, new IntegerScale(name, isLog: true, from, to));

    /// <summary>Values without an order, all equally likely: optimizers, schedules, classes of networks (<see cref="Candidate"/>).</summary>
    /// <remarks>Files, tables and plots identify a value by its <c>ToString()</c>, so each value needs a different text.</remarks>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">At least one; a <see cref="PrioritySearch"/> begins with the first.</param>
    /// <exception cref="ArgumentException">There is no value, one is null, or two have the same text.</exception>
    public static Axis<T> Choice<T>(string name, params ReadOnlySpan<T> values)
        where T : notnull => Choice(name, SearchPriority.Second, values);

    /// <summary>Values without an order, all equally likely.</summary>
    /// <inheritdoc cref="Choice{T}(string, ReadOnlySpan{T})"/>
    /// <param name="name">The name.</param>
    /// <param name="priority">The round in which a <see cref="PrioritySearch"/> varies this axis.</param>
    /// <param name="values">At least one; a <see cref="PrioritySearch"/> begins with the first.</param>
    public static Axis<T> Choice<T>(string name, SearchPriority priority, params ReadOnlySpan<T> values)
        where T : notnull => new(name, priority, new ChoiceScale<T>(name, values));

    /// <summary>Name and values, as in <c>learning rate: log 0.0001 to 0.1</c>.</summary>
    public override string ToString() => $"{Name}: {Scale.Description}";
}

/// <summary>One setting that a search varies.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
public sealed class Axis<T> : Axis
{
    private readonly IAxisScale<T> _scale;

    internal Axis(string name, SearchPriority priority, IAxisScale<T> scale)
        : base(name, priority) => _scale = scale;

    internal override IAxisScale Scale => _scale;

    /// <summary>The value that a trial has on this axis.</summary>
    /// <param name="trial">A trial of a search with this same axis object.</param>
    /// <exception cref="ArgumentException">The search of the trial has no such axis.</exception>
    public T this[Trial trial]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(trial);
            return _scale.At(trial.PositionOn(this));
        }
    }
}
