namespace NetGen;

/// <summary>How much a setting matters, as practice and the lectures have it: what to search first.</summary>
public enum SearchPriority
{
    /// <summary>The learning rate, before anything else.</summary>
    First,

    /// <summary>Momentum β, hidden units, the size of a mini-batch, penalties.</summary>
    Second,

    /// <summary>Layers, the decay of the learning rate, and the finer points.</summary>
    Third,
}
