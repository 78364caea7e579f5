namespace Draw.Components;

/// <summary>What the pen does. <c>wwwroot/browser.js</c> has the same numbers.</summary>
internal enum PenAction
{
    /// <summary>It touches the paper.</summary>
    Down,

    /// <summary>It moves on.</summary>
    Move,

    /// <summary>A frame is over: time to look at the drawing.</summary>
    Look,

    /// <summary>It is lifted.</summary>
    Up,
}
