namespace Draw.Components;

/// <summary>What the user is about.</summary>
internal enum Activity
{
    /// <summary>Drawing, to see it read.</summary>
    Drawing,

    /// <summary>Saying what a new sign is called.</summary>
    Naming,

    /// <summary>Drawing it ten times.</summary>
    Showing,

    /// <summary>Waiting until it is learned.</summary>
    Teaching,
}
