using NetGen.Tests.Numerics;

namespace NetGen.Tests.Regularization;

[Collection(ForcedWidth.Name)]
public sealed class MaxNormConstraintWithEightLanesTests : MaxNormConstraintTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class MaxNormConstraintWithFourLanesTests : MaxNormConstraintTests, IClassFixture<ForcedWidth.Four>;
