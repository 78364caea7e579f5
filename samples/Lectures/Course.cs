using Lectures.Topics;

namespace Lectures;

/// <summary>All topics, lecture by lecture.</summary>
internal static class Course
{
    /// <summary>The topics in the order they are taught.</summary>
    /// <param name="dataFolder">Where MNIST's files are; null to draw digits.</param>
    public static Topic[] Topics(string? dataFolder) =>
    [
        PerceptronTopic.Topic,
        VectorizationTopic.Topic,
        OneHotTopic.Topic,
        SoftmaxTopic.Topic,
        BoundaryTopic.Topic,

        GraphTopic.Topic,
        GradientDescentTopic.Topic,
        ConvexityTopic.Topic,
        RestartsTopic.Topic,
        BatchTopic.Topic,

        ActivationsTopic.Topic,
        InitTopic.Topic,
        DyingReluTopic.Topic,
        VanishingTopic.Topic,
        ClippingTopic.Topic,
        GradientCheckTopic.Topic,
        Xor16Topic.Topic,

        MomentumTopic.Topic,
        RmsPropTopic.Topic,
        AdamTopic.Topic,
        SchedulesTopic.Topic,
        NormalizationTopic.Topic,
        BatchNormTopic.Topic,
        TuningTopic.Topic,

        BiasVarianceTopic.Topic,
        RegularizationTopic.Topic,
        DropoutTopic.Topic,
        DropConnectTopic.Topic,
        MonteCarloDropoutTopic.Topic,
        EarlyStoppingTopic.Topic,
        AugmentationTopic.Topic,
        MnistTopic.Of(dataFolder),

        ConvolutionTopic.Topic,
        LenetTopic.Topic,
    ];

    /// <summary>What a lecture is about.</summary>
    public static string TitleOf(Lecture lecture) => lecture switch
    {
        Lecture.LinearModels => "Linear models",
        Lecture.Graphs => "Computational graphs and gradient descent",
        Lecture.DeepNetworks => "Deep networks",
        Lecture.Optimization => "Optimisation",
        Lecture.Generalization => "Generalisation",
        _ => throw new ArgumentOutOfRangeException(nameof(lecture), lecture, "There is no such lecture."),
    };
}
