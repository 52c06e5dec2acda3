namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>What services use of the virtual network.</summary>
internal interface INetworkServices
{
    IContainerHost Containers { get; }

    ITargetHealth TargetHealth { get; }

    IReach Reach { get; }

    IPublicNames PublicNames { get; }
}
