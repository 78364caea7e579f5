namespace NetGen.Tests.Numerics;

[Collection(ForcedWidth.Name)]
public sealed class BatchNormalizationWithEightLanesTests : BatchNormalizationTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class BatchNormalizationWithFourLanesTests : BatchNormalizationTests, IClassFixture<ForcedWidth.Four>;
