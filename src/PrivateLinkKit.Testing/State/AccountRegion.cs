using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Ecs;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.Services.Ssm;

namespace PrivateLinkKit.Testing.State;

/// <summary>State of one account in one region.</summary>
internal sealed class AccountRegion
{
    public AccountRegion(Cloud cloud, string account, string name)
    {
        Cloud = cloud;
        Account = account;
        Name = name;
        Partition = Partition.Of(name);
        Zones = State.Zones.Of(account, name);
        Tokens = new IdempotencyTokens();
        Ec2 = new Ec2Store(cloud);
        ElbV2 = new ElbV2Store(cloud);
        Ecs = new EcsStore(cloud);
        Ssm = new SsmStore(cloud);
    }

    public Cloud Cloud { get; }

    public string Account { get; }

    public string Name { get; }

    public Partition Partition { get; }

    public IReadOnlyList<Zone> Zones { get; }

    public IdempotencyTokens Tokens { get; }

    public Ec2Store Ec2 { get; }

    public ElbV2Store ElbV2 { get; }

    public EcsStore Ecs { get; }

    public SsmStore Ssm { get; }

    public string Arn(string service, string resource) => Partition.Arn(service, Name, Account, resource);
}
