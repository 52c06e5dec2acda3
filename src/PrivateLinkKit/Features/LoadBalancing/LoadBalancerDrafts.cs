namespace PrivateLinkKit.Features.LoadBalancing;

internal abstract record AlbDraft
{
    private AlbDraft()
    {
    }

    internal sealed record Created(AlbBuilder Alb) : AlbDraft;

    internal sealed record Used(string Arn, int Port) : AlbDraft;
}

internal abstract record NlbDraft
{
    private NlbDraft()
    {
    }

    internal sealed record Created(NlbBuilder Nlb) : NlbDraft;

    internal sealed record Used(string Arn, int Port) : NlbDraft;
}
