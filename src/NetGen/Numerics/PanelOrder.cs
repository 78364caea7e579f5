using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The direction in which predictions of one sample read the panels of a large layer.</summary>
/// <remarks>
/// Its weights do not fit the second-level cache. Read from the first to the last every time, each is gone when it is needed again; read alternately upward and
/// downward, those read last come from there. Panels do not
/// share a sum, so the direction changes no bit. Where they are read several at a time, what is left over comes last in both. Every thread alternates by
/// itself, as the core on which it runs has its own cache. It alternates for all networks together, so that two large ones which
/// predict one after the other gain nothing, and lose nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelOrder
{
    [ThreadStatic]
    private static bool s_isDown;

    /// <summary>
    /// Changes the direction: whether this prediction of the thread reads from the last panel down to the first. The prediction before read the other way.
    /// </summary>
    public static bool Alternate() => s_isDown = !s_isDown;
}
