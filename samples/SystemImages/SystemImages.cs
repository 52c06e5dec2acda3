using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Samples;

/// <summary>Small equivalents of the container images that the sample systems run, for an EmbeddedAws.</summary>
public static class SystemImages
{
    /// <summary>Adds all images under the names that their task definitions use.</summary>
    public static void AddTo(ContainerImages images)
    {
        images.Add(TaskApiImage.Name, TaskApiImage.Map);
        images.Add(DogNamesImage.Name, DogNamesImage.Map);
        images.Add(TodoImage.Name, TodoImage.Map);
        images.Add(KafkaUiImage.Name, KafkaUiImage.Map);
        images.Add(NginxImage.Name, NginxImage.Map);
    }
}
