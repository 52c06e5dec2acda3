"""Instances with keys, interfaces, volumes and options, stopped, changed and started again."""
from cli import NOTHING, an


def change_instances(aws, subnet, group):
    _keys(aws)
    instance = _launch(aws, subnet, group)
    _volumes(aws, instance)
    aws(f"ec2 modify-instance-metadata-options --instance-id {instance} --http-tokens optional",
        {"InstanceMetadataOptions.[State,HttpTokens]": ["pending", "optional"]})
    aws(f"ec2 reboot-instances --instance-ids {instance}", NOTHING)
    aws(f"ec2 stop-instances --instance-ids {instance}", {"StoppingInstances[].CurrentState.Name": ["stopping"]})
    aws(f"ec2 wait instance-stopped --instance-ids {instance}", NOTHING)
    aws(f"ec2 modify-instance-attribute --instance-id {instance} --instance-type Value=t3.small", NOTHING)
    aws(f"ec2 start-instances --instance-ids {instance}", {"StartingInstances[].CurrentState.Name": ["pending"]})
    aws(f"ec2 wait instance-running --instance-ids {instance}", NOTHING)
    aws(f"ec2 terminate-instances --instance-ids {instance}", {"TerminatingInstances[].InstanceId": [instance]})
    aws(f"ec2 wait instance-terminated --instance-ids {instance}", NOTHING)
    for name in ("created", "imported"):
        aws(f"ec2 delete-key-pair --key-name {name}", {"Return": True})


def _keys(aws):
    fingerprint = aws("ec2 create-key-pair --key-name created --key-type ed25519", {"KeyPairId": an("key")}, "KeyFingerprint")
    public = aws("ec2 describe-key-pairs --key-names created --include-public-key", {"KeyPairs[].KeyType": ["ed25519"]}, "KeyPairs[0].PublicKey")
    aws(f"ec2 import-key-pair --key-name imported --public-key-material '{public}'",
        {"KeyFingerprint": fingerprint})


def _launch(aws, subnet, group):
    image = aws(
        "ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", {"Parameter.DataType": "aws:ec2:image"},
        "Parameter.Value")
    instance = aws(
        f"ec2 run-instances --image-id {image} --instance-type t3.micro --key-name created --user-data up --iam-instance-profile Name=web "
        f"--network-interfaces DeviceIndex=0,SubnetId={subnet},Groups={group},AssociatePublicIpAddress=true "
        "--block-device-mappings DeviceName=/dev/xvda,Ebs={VolumeSize=20,VolumeType=gp3} "
        "--metadata-options HttpTokens=required,HttpPutResponseHopLimit=1 --monitoring Enabled=true "
        "--tag-specifications ResourceType=volume,Tags=[{Key=Name,Value=disk}]",
        {"Instances[].[KeyName,Monitoring.State]": [["created", "enabled"]]}, "Instances[0].InstanceId")
    aws(f"ec2 wait instance-running --instance-ids {instance}", NOTHING)
    aws(f"ec2 describe-volumes --page-size 5 --filters Name=attachment.instance-id,Values={instance}",
        {"Volumes[].[Size,VolumeType,State,Tags[0].Value]": [[20, "gp3", "in-use", "disk"]]})
    return instance


def _volumes(aws, instance):
    zone = aws(f"ec2 describe-instances --instance-ids {instance}", {}, "Reservations[0].Instances[0].Placement.AvailabilityZone")
    volume = aws(f"ec2 create-volume --availability-zone {zone} --size 4", {"State": "creating", "VolumeType": "gp2"}, "VolumeId")
    aws(f"ec2 wait volume-available --volume-ids {volume}", NOTHING)
    aws(f"ec2 attach-volume --volume-id {volume} --instance-id {instance} --device /dev/sdf", {"State": "attaching"})
    aws(f"ec2 modify-volume --volume-id {volume} --size 8", {"VolumeModification.[OriginalSize,TargetSize]": [4, 8]})
    aws(f"ec2 describe-volumes-modifications --volume-ids {volume}", {"VolumesModifications[].TargetSize": [8]})
    aws(f"ec2 detach-volume --volume-id {volume}", {"State": "detaching"})
    aws(f"ec2 wait volume-available --volume-ids {volume}", NOTHING)
    aws(f"ec2 delete-volume --volume-id {volume}", NOTHING)
