using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>A VPC link.</summary>
/// <param name="Link">The link as it is described.</param>
/// <param name="InterfaceIds">Its network interfaces, one for each subnet.</param>
internal sealed record VpcLinkState(VpcLink Link, IReadOnlyList<string> InterfaceIds);
