namespace PrivateLinkKit.Features.Networks;

internal abstract record NetworkDraft
{
    private NetworkDraft()
    {
    }

    internal sealed record Created(VpcBuilder Vpc) : NetworkDraft;

    internal sealed record Used(UsedVpcBuilder Vpc) : NetworkDraft;
}
