using System.ComponentModel;

namespace NetGen;

/// <summary>The direction in which predictions of one sample read the panels of a large layer.</summary>
/// <remarks>
/// Its weights do not fit the second-level cache. Read from the first to the last every time, each is gone when it is needed again; read up and down in turns, those read last come from there. Panels do not
/// share a sum, so the direction changes no bit. Where they are read several at a time, what is left over comes last in both. Every thread has its own turns, as the core on which it runs has its own cache; it has one for all networks, so that two large ones that predict alternately gain
/// nothing, and lose nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelOrder
{
    [ThreadStatic]
    private static bool s_isDown;

    /// <summary>Turns round: whether this prediction of the thread goes from the last panel down to the first, which the one before did not, or the other way.</summary>
    public static bool Turn() => s_isDown = !s_isDown;
}
