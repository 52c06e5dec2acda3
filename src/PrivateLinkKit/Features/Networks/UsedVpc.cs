using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>A VPC that exists, with the range that the description states.</summary>
/// <param name="Id">Its logical id, for messages.</param>
/// <param name="At">Where it is.</param>
/// <param name="VpcId">Its AWS id.</param>
/// <param name="Cidr">The stated range.</param>
internal sealed record UsedVpc(LogicalId Id, Placement At, string VpcId, string Cidr);
