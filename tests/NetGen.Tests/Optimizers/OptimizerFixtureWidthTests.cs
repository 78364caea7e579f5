using NetGen.Tests.Numerics;

namespace NetGen.Tests.Optimizers;

[Collection(ForcedWidth.Name)]
public sealed class OptimizerFixtureWithEightLanesTests : OptimizerFixtureTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class OptimizerFixtureWithFourLanesTests : OptimizerFixtureTests, IClassFixture<ForcedWidth.Four>;
