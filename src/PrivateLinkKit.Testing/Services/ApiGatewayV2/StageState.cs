using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>A stage.</summary>
/// <param name="Stage">The stage as it is described.</param>
/// <param name="LiveDeploymentId">The deployment that answers; another one that was chosen may still be pending.</param>
internal sealed record StageState(Stage Stage, string? LiveDeploymentId = null);
