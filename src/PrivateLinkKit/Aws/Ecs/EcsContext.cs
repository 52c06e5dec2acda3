using Amazon.ECS;
using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Amazon ECS in the context of a handler.</summary>
internal static class EcsContext
{
    extension(HandlerContext context)
    {
        public IAmazonECS Ecs => context.Client<IAmazonECS>();

        public EcsDescribes EcsDescribes => context.Clients.Shared(clients => new EcsDescribes(clients.Client<IAmazonECS>()));
    }
}
