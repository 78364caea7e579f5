using NetGen.Tests.Numerics;

namespace NetGen.Tests.Optimizers;

[Collection(ForcedWidth.Name)]
public sealed class OptimizerWithEightLanesTests : OptimizerTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class OptimizerWithFourLanesTests : OptimizerTests, IClassFixture<ForcedWidth.Four>;
