using NetGen;

namespace Draw.Seeing;

/// <summary>How other hands might have drawn the same: what is learned from few drawings must hold for them too.</summary>
internal static class OtherHands
{
    /// <summary>Any hand that can still be read: digits are to be known, and told from new signs, far and wide.</summary>
    public static ImageAugmentation Any { get; } = new(Eye.Side, Eye.Side)
    {
        Shift = 1.5f, Rotation = 20, Scale = 0.15f, Shear = 20, Elastic = new ElasticDeformation(alpha: 60, sigma: 5),
    };

    /// <summary>A hand much like the one that drew it: a taught sign stays what it is, and takes no digits.</summary>
    public static ImageAugmentation Similar { get; } = new(Eye.Side, Eye.Side)
    {
        Shift = 1, Rotation = 10, Scale = 0.1f, Shear = 10, Elastic = new ElasticDeformation(alpha: 30, sigma: 5),
    };
}
