using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>A deployment.</summary>
/// <param name="Deployment">The deployment as it is described.</param>
/// <param name="Routes">The routes that the API had.</param>
internal sealed record DeploymentState(Deployment Deployment, IReadOnlyList<ApiRoute> Routes);
