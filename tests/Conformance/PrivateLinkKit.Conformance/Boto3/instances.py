"""Instances with everything that a launch takes: keys, interfaces, volumes and options, stopped, changed and started again."""
import base64

from aws import SOON, equal, filters, refused, tagged
from pages import agree


def walk(ec2, network, group):
    """Calls every operation, and leaves nothing behind."""
    keys(ec2)
    run = launch(ec2, network, group)
    instance = run["InstanceId"]
    volumes(ec2, instance, run["Placement"]["AvailabilityZone"])
    options(ec2, instance)
    ec2.reboot_instances(InstanceIds=[instance])
    stopped = ec2.stop_instances(InstanceIds=[instance])["StoppingInstances"][0]
    equal((stopped["PreviousState"]["Name"], stopped["CurrentState"]["Name"]), ("running", "stopping"))
    ec2.get_waiter("instance_stopped").wait(InstanceIds=[instance], WaiterConfig=SOON)
    ec2.modify_instance_attribute(InstanceId=instance, UserData={"Value": b"#!/bin/sh\n"})
    ec2.modify_instance_attribute(InstanceId=instance, InstanceType={"Value": "t3.small"})
    data = ec2.describe_instance_attribute(InstanceId=instance, Attribute="userData")["UserData"]["Value"]
    equal(base64.b64decode(data), b"#!/bin/sh\n")
    ec2.start_instances(InstanceIds=[instance])
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance], WaiterConfig=SOON)
    ec2.terminate_instances(InstanceIds=[instance])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance], WaiterConfig=SOON)
    for name in ("created", "imported"):
        ec2.delete_key_pair(KeyName=name)
    equal(ec2.describe_volumes()["Volumes"], [])


def keys(ec2):
    created = ec2.create_key_pair(KeyName="created", KeyType="ed25519", TagSpecifications=tagged("key-pair", Name="spare"))
    equal(created["KeyMaterial"].splitlines()[0], "-----BEGIN OPENSSH PRIVATE KEY-----")
    public = ec2.describe_key_pairs(KeyNames=["created"], IncludePublicKey=True)["KeyPairs"][0]["PublicKey"]
    imported = ec2.import_key_pair(KeyName="imported", PublicKeyMaterial=public.encode())
    equal(imported["KeyFingerprint"], created["KeyFingerprint"])
    ec2.get_waiter("key_pair_exists").wait(KeyNames=["imported"], WaiterConfig=SOON)
    equal(len(ec2.describe_key_pairs(Filters=filters(fingerprint=created["KeyFingerprint"]))["KeyPairs"]), 2)


def launch(ec2, network, group):
    image = ec2.describe_images(Owners=["amazon"], Filters=filters(name="al2023-ami-2023*", architecture="x86_64"))["Images"][0]
    instance = ec2.run_instances(
        ImageId=image["ImageId"], InstanceType="t3.micro", MinCount=1, MaxCount=1, KeyName="created", UserData="#!/bin/sh\necho up\n",
        IamInstanceProfile={"Name": "web"}, Monitoring={"Enabled": True}, EbsOptimized=True, InstanceInitiatedShutdownBehavior="terminate",
        CreditSpecification={"CpuCredits": "standard"}, MetadataOptions={"HttpTokens": "required", "HttpPutResponseHopLimit": 1},
        NetworkInterfaces=[{"DeviceIndex": 0, "SubnetId": network.public[0], "Groups": [group], "AssociatePublicIpAddress": True, "DeleteOnTermination": True}],
        BlockDeviceMappings=[{"DeviceName": image["RootDeviceName"], "Ebs": {"VolumeSize": 20, "VolumeType": "gp3", "Encrypted": True}}],
        TagSpecifications=tagged("instance", Name="spare") + tagged("volume", Name="disk"))["Instances"][0]["InstanceId"]
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance], WaiterConfig=SOON)
    run = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    equal((run["KeyName"], run["IamInstanceProfile"]["Arn"].rsplit("/", 1)[1], run["Monitoring"]["State"]), ("created", "web", "enabled"))
    equal((run["BlockDeviceMappings"][0]["Ebs"]["Status"], "PublicIpAddress" in run), ("attached", True))
    disk = agree(ec2, "describe_volumes", 5, Filters=filters(**{"attachment.instance-id": instance, "tag:Name": "disk"}))[0]
    equal((disk["Size"], disk["Iops"], disk["Throughput"], disk["State"]), (20, 3000, 125, "in-use"))
    return run


def volumes(ec2, instance, zone):
    volume = ec2.create_volume(AvailabilityZone=zone, Size=4, TagSpecifications=tagged("volume", Name="spare"))["VolumeId"]
    ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig=SOON)
    equal(ec2.attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/sdf")["State"], "attaching")
    ec2.get_waiter("volume_in_use").wait(VolumeIds=[volume], WaiterConfig=SOON)
    refused("VolumeInUse", ec2.delete_volume, VolumeId=volume)
    equal(ec2.modify_volume(VolumeId=volume, Size=8, VolumeType="gp3")["VolumeModification"]["TargetIops"], 3000)
    equal(agree(ec2, "describe_volumes_modifications", 5, Filters=filters(volume_id=volume))[0]["OriginalSize"], 4)
    equal(ec2.detach_volume(VolumeId=volume)["State"], "detaching")
    ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig=SOON)
    ec2.delete_volume(VolumeId=volume)
    ec2.get_waiter("volume_deleted").wait(VolumeIds=[volume], WaiterConfig=SOON)


def options(ec2, instance):
    changed = ec2.modify_instance_metadata_options(InstanceId=instance, HttpTokens="optional", HttpEndpoint="enabled")["InstanceMetadataOptions"]
    equal((changed["State"], changed["HttpTokens"], changed["HttpPutResponseHopLimit"]), ("pending", "optional", 1))
    ec2.modify_instance_attribute(InstanceId=instance, SourceDestCheck={"Value": False})
    ec2.modify_instance_attribute(InstanceId=instance, DisableApiStop={"Value": True})
    refused("OperationNotPermitted", ec2.stop_instances, InstanceIds=[instance])
    ec2.modify_instance_attribute(InstanceId=instance, DisableApiStop={"Value": False})
    behavior = ec2.describe_instance_attribute(InstanceId=instance, Attribute="instanceInitiatedShutdownBehavior")
    equal(behavior["InstanceInitiatedShutdownBehavior"], {"Value": "terminate"})
