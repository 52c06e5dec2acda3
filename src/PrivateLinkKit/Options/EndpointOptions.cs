namespace PrivateLinkKit;

/// <summary>
/// Selects the interface endpoint of a name. Set either <see cref="Stack"/> (with <see cref="Consumer"/> if it has several), or
/// <see cref="EndpointId"/>, or <see cref="ServiceName"/> (with <see cref="VpcId"/> if several VPCs have an endpoint to it).
/// </summary>
public sealed class EndpointOptions
{
    /// <summary>The endpoint's stack, found by the tag <c>privatelinkkit:stack</c>.</summary>
    public string? Stack { get; set; }

    /// <summary>
    /// The provider's account and region, <c>111122223333/eu-west-1</c>, or its account alone, found by the tag <c>privatelinkkit:home</c>: distinguishes
    /// stacks of one name.
    /// </summary>
    /// <value>null: any.</value>
    public string? Home { get; set; }

    /// <summary>The name given to <c>ConsumeFrom</c>, found by the tag <c>privatelinkkit:id</c>.</summary>
    /// <value>null: the stack has one consumer.</value>
    public string? Consumer { get; set; }

    /// <summary>The AWS id, <c>vpce-…</c>.</summary>
    public string? EndpointId { get; set; }

    /// <summary>The endpoint service it is connected to, <c>com.amazonaws.vpce.REGION.vpce-svc-…</c>.</summary>
    public string? ServiceName { get; set; }

    /// <summary>The endpoint's VPC.</summary>
    /// <value>null: any.</value>
    public string? VpcId { get; set; }

    /// <summary>The endpoint's region.</summary>
    /// <value>null: the account's, or <see cref="PrivateLinkOptions.Region"/>.</value>
    public string? Region { get; set; }

    /// <summary>The endpoint's account, one of <see cref="PrivateLinkOptions.Accounts"/>.</summary>
    /// <value>null: the caller's own.</value>
    public string? Account { get; set; }
}
