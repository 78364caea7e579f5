using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The direction in which predictions of one sample read the panels of a large layer.</summary>
/// <remarks>
/// <para>
/// The weights of such a layer do not fit the second-level cache. If every prediction read the panels from the first to the last, each panel would be evicted
/// before its next use. So predictions alternate between upward and downward: the panels that one prediction reads last are in the cache for the next.
/// </para>
/// <para>
/// Panels do not share a sum, so the direction changes no bit. If several panels are read at a time, the remaining ones come last in both directions. The
/// direction belongs to the thread, because a core has its own cache. It is shared by all networks of the thread. So two large networks that predict
/// alternately gain nothing, and lose nothing.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelOrder
{
    [ThreadStatic]
    private static bool s_isDown;

    /// <summary>
    /// Changes the direction. Returns true if this prediction of the thread reads from the last panel to the first. The previous prediction reads the other
    /// way.
    /// </summary>
    public static bool Alternate() => s_isDown = !s_isDown;
}
