namespace NetGen;

/// <summary>How much a setting matters, according to practice and lectures: the order in which settings are searched.</summary>
public enum SearchPriority
{
    /// <summary>The learning rate, before anything else.</summary>
    First,

    /// <summary>Momentum β, hidden units, the mini-batch size, penalties.</summary>
    Second,

    /// <summary>Number of layers, learning rate decay, and settings with a small effect.</summary>
    Third,
}
